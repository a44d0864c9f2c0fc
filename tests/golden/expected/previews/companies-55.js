briefingsPreview("companies-55",{"never-named-ltd":["Never Named Ltd","Company · 0 articles",""]});
