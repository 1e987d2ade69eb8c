Rails.application.routes.draw do
  resources :books, only: %i[index show create]
end
