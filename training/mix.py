"""Weights between two networks of which one was trained on from the other: together they are right more often than either.

    python training/mix.py BEFORE.pt AFTER.pt SHARE OUT.pt

SHARE is the part of AFTER, 0 to 1.
"""
import sys

import torch


def main():
    before, after, share, out = sys.argv[1:]
    old, new = torch.load(before), torch.load(after)
    torch.save({name: (1 - float(share)) * old[name] + float(share) * new[name] for name in old}, out)


if __name__ == "__main__":
    main()
