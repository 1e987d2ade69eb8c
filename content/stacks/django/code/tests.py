from django.test import TestCase

from .models import Book


class BookApiTest(TestCase):
    def test_a_book_can_be_added_and_read(self):
        book = {'title': 'Kindred', 'author': 'Octavia E. Butler'}
        created = self.client.post('/books', book, content_type='application/json')
        self.assertEqual(created.status_code, 201)
        self.assertEqual(self.client.get(created['Location']).json()['title'], 'Kindred')

    def test_a_book_without_a_title_is_refused(self):
        answer = self.client.post('/books', {'author': 'Unknown'}, content_type='application/json')
        self.assertEqual(answer.status_code, 422)
        self.assertEqual(Book.objects.count(), 0)
