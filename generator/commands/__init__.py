"""The commands of `briefings`, one module for each kind: parse arguments, run, print the report, set the exit code.

Exit codes: 0 success, 1 errors in the content, 2 wrong usage or input, 3 much of a dump is in no article.
"""
