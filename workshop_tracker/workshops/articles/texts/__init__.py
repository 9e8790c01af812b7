"""An article as a document: blocks in their order and what its head says, whatever file it came in. Pure.

document   the bytes of a file as a document
markup     HTML as lines, by the standard library; nothing of it is run
markdown   front matter, and the marks of Markdown and of chats taken off
lines      lines as blocks: titles, prose, items, and what stands behind a label
sentences  a block's sentences, none of them cut behind `S.Pd.` or `Plt.`
"""
