briefingsPreview("companies-53",{"kettle-and-co":["Kettle & Co","Company · United Kingdom · 3 articles","25 Jul 2024: Kettle & Co buys Spoutly for \"a song\""]});
