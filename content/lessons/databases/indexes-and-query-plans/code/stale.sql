CREATE TABLE parcels (id integer PRIMARY KEY, state text NOT NULL);
CREATE INDEX parcels_state ON parcels (state);
INSERT INTO parcels
SELECT n, CASE WHEN n % 1000 = 0 THEN 'lost' ELSE 'delivered' END
FROM generate_series(1, 30000) AS n;

EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, BUFFERS OFF)
SELECT * FROM parcels WHERE state = 'delivered';

ANALYZE parcels;

EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, BUFFERS OFF)
SELECT * FROM parcels WHERE state = 'delivered';
