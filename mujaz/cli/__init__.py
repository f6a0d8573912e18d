"""The command line: one thin file per command; a command parses, calls one function, prints."""
