"""One upload on its way in: `cells` and `headings` read it, `layouts` recognises it, proposals are staged, a batch remembers it."""
