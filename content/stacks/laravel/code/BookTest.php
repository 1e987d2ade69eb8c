<?php

namespace Tests\Feature;

use Illuminate\Foundation\Testing\RefreshDatabase;
use Tests\TestCase;

class BookTest extends TestCase
{
    use RefreshDatabase;

    public function test_a_book_can_be_added_and_read(): void
    {
        $book = ['title' => 'Kindred', 'author' => 'Octavia E. Butler'];
        $created = $this->postJson('/api/books', $book)->assertCreated();

        $this->getJson($created->headers->get('Location'))->assertOk()->assertJson($book);
    }

    public function test_a_book_without_a_title_is_refused(): void
    {
        $this->postJson('/api/books', ['author' => 'Unknown'])->assertUnprocessable();
        $this->assertDatabaseEmpty('books');
    }
}
