"""Pictures of numbers: one description, drawn into a page, on paper and as a slide.

descriptions  what a picture shows, as values
"""
