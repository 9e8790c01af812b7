"""Papers as signed files: with an own .p12, or by officials outside whose signed files come back.

`pades` signs and `evidence` decides whether a signed file is accepted: both need the extra `sign`, and `library` loads
them with the first signature. `additions` tells what a file has beyond ours.
"""
