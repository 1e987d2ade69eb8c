from django.contrib import admin
from django.urls import path

from shop.views import BookDetail, BookList

urlpatterns = [
    path('admin/', admin.site.urls),
    path('books', BookList.as_view()),
    path('books/<int:book_id>', BookDetail.as_view()),
]
