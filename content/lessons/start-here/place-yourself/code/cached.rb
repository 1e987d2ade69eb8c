TITLES = { 1 => 'Dune' }
CACHE = {}

def title(id)
  CACHE[id] = TITLES[id] unless CACHE.key?(id)
  CACHE[id]
end

puts title(1)
TITLES[1] = 'Dune Messiah'
puts title(1)
CACHE.clear
puts title(1)
