"""A newsroom's own template in place of a format: Jinja, in a sandbox, on the documented report model.

See templates/README.md for what a template is given.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from workbench.i18n import tr
from workbench.language.detect import detect
from workbench.model import InputError
from workbench.report import html
from workbench.report.claimreview import as_json, reviews
from workbench.report.links import web_address
from workbench.report.markdown import code, escape
from workbench.report.model import Report
from workbench.report.wording import shortened

_MARKUP = (".html", ".htm", ".xhtml", ".xml", ".svg")


def render(report: Report, template: Path) -> str:
    """The report through a template file; files that it includes are sought beside it, then among ours.

    What a template whose name ends in .html, .xml or .svg (and .j2 after that, if need be) prints is
    escaped; in any other, `|md` escapes for Markdown. Raises InputError where the template fails.
    """
    folder = FileSystemLoader(template.parent)
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([folder, PackageLoader("workbench.report")]),
        autoescape=_is_markup(template.name),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=html.finalize,
    )
    environment.filters |= {
        "lang": detect, "link": web_address, "md": escape, "code": code, "shortened": shortened,
        "isolated": html.isolated,
    }  # fmt: skip
    given = {**html.context(report), "claim_reviews": [as_json(review) for _, review in reviews(report)]}
    try:
        return environment.get_template(template.name).render(given)
    except SecurityError as error:
        raise InputError(
            tr("{name} does what a template may not: {reason}", name=template.name, reason=error)
        ) from error
    except (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
        line = getattr(error, "lineno", None)
        place = f", line {line}" if line else ""
        raise InputError(
            tr(
                "the template {name}{place}: {reason}",
                name=template.name,
                place=place,
                reason=error or type(error).__name__,
            )
        ) from error
    except OSError as error:
        raise InputError(
            tr("{template} cannot be read: {reason}", template=template, reason=error.strerror or error)
        ) from error


def _is_markup(name: str) -> bool:
    return name.removesuffix(".j2").removesuffix(".jinja").lower().endswith(_MARKUP)
