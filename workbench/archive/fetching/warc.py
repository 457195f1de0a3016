"""What came over the wire as a WARC file (ISO 28500), for archives and for playing it back."""

from __future__ import annotations

import io
from collections.abc import Sequence

from workbench.archive.fetching.fetch import AGENT, Hop

MEDIA_TYPE = "application/warc"


def warc(hops: Sequence[Hop]) -> bytes:
    """A gzipped WARC: an information record, then each hop's answer and request."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    about = {"software": AGENT, "format": "WARC File Format 1.0"}
    writer.write_record(writer.create_warcinfo_record("capture.warc.gz", about))
    for hop in hops:
        day = {"WARC-Date": hop.at.strftime("%Y-%m-%dT%H:%M:%SZ")}
        # The transfer coding is undone: the body that is kept has a length of its own.
        kept = [(name, value) for name, value in hop.headers if name.lower() != "transfer-encoding"]
        answer = writer.create_warc_record(
            hop.url,
            "response",
            payload=io.BytesIO(hop.raw),
            length=len(hop.raw),
            http_headers=StatusAndHeaders(f"{hop.status} {hop.reason}", kept, protocol="HTTP/1.1"),
            warc_headers_dict={**day, "WARC-IP-Address": hop.address},
        )
        path = "/" + hop.url.split("/", 3)[3] if hop.url.count("/") > 2 else "/"
        request = writer.create_warc_record(
            hop.url,
            "request",
            http_headers=StatusAndHeaders(f"GET {path} HTTP/1.1", list(hop.request), is_http_request=True),
            warc_headers_dict=day,
        )
        writer.write_request_response_pair(request, answer)
    return out.getvalue()
