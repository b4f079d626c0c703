"""Claims, accounts and quotations beside labels: sixteen made-up documents by two writers who had not seen the program.

Each writer labelled the own documents by the guideline of the code book: kind, direction, voice and themes of each
sentence, the activities of each passage, what is told of each activity, and what a careful reader would claim. They
chose what is hard on purpose. Those of writer a were looked at while the program was made; of those of writer b only
the sentences behind wrong directions, once.
"""
