briefingsPreview("undated",{"no-date":["Nobody knows when","date unknown · Kettle & Co","A kettle boiled."]});
