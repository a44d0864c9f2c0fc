"""Messages of chats and mails as articles, apart from what is small talk."""
