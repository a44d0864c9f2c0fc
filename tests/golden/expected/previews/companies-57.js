briefingsPreview("companies-57",{"spoutly":["Spoutly","Company · China · 3 articles","25 Jul 2024: Kettle & Co buys Spoutly for \"a song\""]});
