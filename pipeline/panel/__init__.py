"""Most Significant Change: a panel chooses among stories in rounds, says why, and tells the tellers' organisations.

After Davies & Dart, The 'Most Significant Change' Technique (2005). It gives an image, never a score: nothing in this
package counts stories or choices by organisation.
"""
