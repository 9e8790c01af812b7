"""Pictures of numbers: one description, drawn into a page, on paper and as a slide.

descriptions  what a picture shows, as values
shapes        what pictures are made of
texts         numbers and shares as pictures write them
bars          bars, bars in pieces, the way to a goal
lines         lines over time
maps          months by districts, districts as squares
tiles         where those squares stand (`reference/`)
drawing       from description to picture
svg           a picture in a page
ink           the same on paper and as PNG
"""
