"""Statistical process control: which months stand out from chance, and whether that is good.

The rules are those of the NHS programme Making Data Count, as its R package NHSRplotthedots has
them; the limits are Shewhart's (Wheeler, "Understanding Variation", 1993), and Laney's where the
months vary more than their counts explain ("Improved control charts for attributes", Quality
Engineering 14, 2002).
"""
