"""Fetching a page from the web, when a reviewer asks for it: public addresses only, within limits."""
