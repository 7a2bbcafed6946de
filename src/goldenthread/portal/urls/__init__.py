"""Addresses of the portal room: public pages and officers' pages, apart."""
