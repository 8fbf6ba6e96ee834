"""HTTP in, JSON out. Knows no rules about outlets, documents or claims."""
