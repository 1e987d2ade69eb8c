import pytest

from app import app


@pytest.fixture
def client(tmp_path):
    app.config.update(TESTING=True, DATABASE=tmp_path / 'test.db')
    app.test_cli_runner().invoke(args=['init-db'])
    return app.test_client()


def test_a_book_can_be_added_and_read(client):
    created = client.post('/books', json={'title': 'Kindred', 'author': 'Octavia E. Butler'})
    assert created.status_code == 201
    assert client.get(created.headers['Location']).json['title'] == 'Kindred'


def test_a_book_without_a_title_is_refused(client):
    assert client.post('/books', json={'author': 'Unknown'}).status_code == 422
    assert client.get('/books').json == {'books': []}
