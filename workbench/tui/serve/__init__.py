"""The workbench in a browser: a small web server, and the session that it starts for each page.

textual-serve brings the page's terminal (xterm.js) and the pipe to the program; `server` lets in
nobody without the token, and `session` is the program on the pipe's other end.
"""
