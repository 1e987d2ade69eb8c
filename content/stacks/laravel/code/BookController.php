<?php

namespace App\Http\Controllers;

use App\Models\Book;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;

class BookController extends Controller
{
    public function index(): JsonResponse
    {
        return response()->json(['books' => Book::orderBy('title')->get()]);
    }

    public function show(Book $book): Book
    {
        return $book;
    }

    public function store(Request $request): JsonResponse
    {
        $data = $request->validate([
            'title' => ['required', 'string', 'max:200'],
            'author' => ['required', 'string', 'max:200'],
        ]);
        $book = Book::create($data);

        return response()
            ->json($book, 201)
            ->header('Location', route('books.show', $book));
    }
}
