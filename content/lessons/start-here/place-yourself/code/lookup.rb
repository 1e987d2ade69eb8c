PAGES = {
  '/books' => 'all books',
  '/books/new' => 'form for a new book'
}

def find(path)
  PAGES.fetch(path, 'not found')
end

['/books', '/books/', '/books/new'].each do |path|
  puts find(path)
end
