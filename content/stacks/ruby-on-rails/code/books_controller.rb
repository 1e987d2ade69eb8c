class BooksController < ApplicationController
  # GET /books
  def index
    render json: { books: Book.order(:title) }
  end

  # GET /books/1
  def show
    render json: Book.find(params.expect(:id))
  end

  # POST /books
  def create
    book = Book.new(book_params)
    if book.save
      render json: book, status: :created, location: book
    else
      render json: { errors: book.errors }, status: :unprocessable_content
    end
  end

  private

  def book_params
    params.expect(book: [:title, :author])
  end
end
