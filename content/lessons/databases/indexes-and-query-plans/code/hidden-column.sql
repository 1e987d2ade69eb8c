CREATE TABLE orders (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id integer NOT NULL,
  status      text NOT NULL,
  placed_on   date NOT NULL,
  cents       integer NOT NULL
);

INSERT INTO orders (customer_id, status, placed_on, cents)
SELECT 1 + (n * 7919) % 2000,
       CASE WHEN n % 1000 = 0 THEN 'disputed'
            WHEN n % 20 = 7 THEN 'open'
            ELSE 'paid' END,
       date '2026-01-01' + n / 400,
       500 + (n * 31) % 9500
FROM generate_series(1, 100000) AS n;

SET default_statistics_target = 1000;
ANALYZE orders;

CREATE INDEX orders_customer ON orders (customer_id);
CREATE INDEX orders_day ON orders (placed_on);

EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, BUFFERS OFF)
SELECT * FROM orders WHERE extract(month FROM placed_on) = 3;

EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, BUFFERS OFF)
SELECT * FROM orders WHERE placed_on >= '2026-03-01' AND placed_on < '2026-04-01';

EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, BUFFERS OFF)
SELECT * FROM orders WHERE customer_id = 42.0;
