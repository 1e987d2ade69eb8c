from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=200)
    author = models.CharField(max_length=200)

    class Meta:
        ordering = ['title']

    def __str__(self):
        return self.title

    def as_json(self):
        return {'id': self.id, 'title': self.title, 'author': self.author}
