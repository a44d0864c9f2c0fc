briefingsPreview("2023-12",{"old-story":["An old story","c. 30 Dec 2023 · Spoutly","Spoutly closes for the winter."]});
