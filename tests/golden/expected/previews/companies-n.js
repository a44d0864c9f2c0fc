briefingsPreview("companies-n",{"never-named-ltd":["Never Named Ltd","Company · 0 articles",""]});
