SELECT
  1815 < 1850             AS earlier,
  NULL::integer < 1850    AS compared,
  NULL::integer = NULL    AS equal,
  NOT (NULL::integer = 1) AS negated,
  NULL::integer IS NULL   AS missing;
