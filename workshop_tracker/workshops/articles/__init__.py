"""News of a workshop or a policy, read by rules into a draft of its record: `import article`, and a page to paste into.

texts   an article as a document of blocks: decoded, freed of markup and junk; pure
facts   what the blocks say, each value with the words that it came from; pure
registers  what is known of places, offices, schools and programmes: what the rules may lean on; pure
drafts  the draft workshop or the proposed programme that an article makes, once
shown   what was understood, line by line beside its words
"""
