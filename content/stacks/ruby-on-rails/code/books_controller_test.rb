require "test_helper"

class BooksControllerTest < ActionDispatch::IntegrationTest
  test "a book can be added and read" do
    post books_url, params: { book: { title: "Kindred", author: "Octavia E. Butler" } }, as: :json
    assert_response :created

    get response.location
    assert_equal "Kindred", response.parsed_body["title"]
  end

  test "a book without a title is refused" do
    assert_no_difference("Book.count") do
      post books_url, params: { book: { title: "", author: "Unknown" } }, as: :json
    end
    assert_response :unprocessable_content
  end
end
