import json

from django.forms import ModelForm
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from .models import Book


class BookForm(ModelForm):
    class Meta:
        model = Book
        fields = ['title', 'author']


@method_decorator(csrf_exempt, name='dispatch')
class BookList(View):
    def get(self, request):
        return JsonResponse({'books': [book.as_json() for book in Book.objects.all()]})

    def post(self, request):
        try:
            data = json.loads(request.body)
        except ValueError:
            return JsonResponse({'error': 'the body is not JSON'}, status=400)
        form = BookForm(data if isinstance(data, dict) else {})
        if not form.is_valid():
            return JsonResponse({'errors': form.errors}, status=422)
        book = form.save()
        headers = {'Location': f'/books/{book.id}'}
        return JsonResponse(book.as_json(), status=201, headers=headers)


class BookDetail(View):
    def get(self, request, book_id):
        return JsonResponse(get_object_or_404(Book, id=book_id).as_json())
