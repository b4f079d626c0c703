"""Claims, accounts and quotations beside labels: 24 made-up documents by three writers who had not seen the program.

Each writer labelled the own documents by the guideline of the code book: kind, direction, voice and themes of each
sentence, the activities of each passage, what is told of each activity, and what a careful reader would claim. Writers
a and b chose what is hard on purpose. Those of writer a were looked at while the program was made; of those of writer
b only the sentences behind wrong directions, once; of those of writer c only totals.
"""
