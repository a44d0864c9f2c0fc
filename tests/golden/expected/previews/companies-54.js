briefingsPreview("companies-54",{"leaf-c-plus-plus":["Leaf C++","Company · 3 articles","c. 2 Jul 2024: Leaf C++ opens a shop"]});
