briefingsPreview("2024-06",{"leaf-raises-money":["Leaf raises money from Kettle","11 Jun 2024 · Leaf C++ · Kettle & Co","A round of 2 million pounds."]});
