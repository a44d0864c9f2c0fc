"""Rules of Markdown that Python-Markdown lacks, or that a site needs."""
