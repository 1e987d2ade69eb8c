<?php
// PDO over the PostgreSQL of the lab: `new PDO('pgsql:…')` in a program makes a LabPDO (load.php rewrites it), whatever it names.
// Values, exceptions and fetch modes are those of pdo_pgsql.

final class LabStatement extends PDOStatement implements IteratorAggregate
{
    private string $sql = '';
    private array $bound = [];
    private array $fields = [];
    private array $rows = [];
    private int $at = 0;
    private int $count = 0;
    private int $mode = PDO::FETCH_BOTH;
    private array $modeArguments = [];

    /** PDO statements cannot be made with `new`. */
    public static function of(string $sql, int $mode): self
    {
        $statement = (new ReflectionClass(self::class))->newInstanceWithoutConstructor();
        $statement->sql = $sql;
        $statement->mode = $mode;
        return $statement;
    }

    public function bindValue(string|int $param, mixed $value, int $type = PDO::PARAM_STR): bool
    {
        $this->bound[is_string($param) ? ltrim($param, ':') : $param - 1] = $value;
        return true;
    }

    public function bindParam(string|int $param, mixed &$var, int $type = PDO::PARAM_STR, int $maxLength = 0, mixed $driverOptions = null): bool
    {
        $this->bound[is_string($param) ? ltrim($param, ':') : $param - 1] = &$var;
        return true;
    }

    public function execute(?array $params = null): bool
    {
        $values = $this->bound;
        foreach ($params ?? [] as $key => $value) $values[is_string($key) ? ltrim($key, ':') : $key] = $value;
        [$sql, $order] = self::numbered($this->sql);
        foreach ($order as $key) {
            if (!array_key_exists($key, $values)) throw LabPDO::refusal(['code' => 'HY093', 'message' => 'Invalid parameter number: no value for ' . (is_int($key) ? $key + 1 : ":$key")]);
        }
        $answer = LabPDO::ask($sql, array_map(fn ($key) => $values[$key], $order));
        $this->fields = $answer['fields'];
        $this->rows = $answer['rows'];
        $this->count = $answer['rowCount'];
        $this->at = 0;
        return true;
    }

    /** `?` and `:name` as `$1`, `$2` …, outside of quotes and casts; and which value each one stands for. */
    private static function numbered(string $sql): array
    {
        $order = [];
        $marks = 0;
        $text = preg_replace_callback('/\'(?:[^\']|\'\')*\'|"[^"]*"|--[^\n]*|::|:([a-zA-Z_]\w*)|\?/', function (array $match) use (&$order, &$marks) {
            $isName = isset($match[1]);
            if (!$isName && $match[0] !== '?') return $match[0];
            $key = $isName ? $match[1] : $marks++;
            $known = array_search($key, $order, true);
            if ($known === false) $order[] = $key;
            return '$' . ($known === false ? count($order) : $known + 1);
        }, $sql);
        return [$text, $order];
    }

    private static function value(?string $text, int $type): mixed
    {
        if ($text === null) return null;
        return match ($type) {
            16 => $text === 't',
            20, 21, 23 => is_int($text + 0) ? (int) $text : $text,
            700, 701 => (float) $text,
            default => $text,
        };
    }

    private function shaped(array $row, int $mode, array $arguments): mixed
    {
        $values = array_map(fn (?string $text, array $field) => self::value($text, $field['oid']), $row, $this->fields);
        $names = array_column($this->fields, 'name');
        $named = array_combine($names, $values);
        return match ($mode) {
            PDO::FETCH_NUM => $values,
            PDO::FETCH_ASSOC => $named,
            PDO::FETCH_OBJ => (object) $named,
            PDO::FETCH_COLUMN => $values[$arguments[0] ?? 0],
            PDO::FETCH_CLASS => self::filled($arguments[0] ?? stdClass::class, $named),
            PDO::FETCH_BOTH => $named + $values,
            default => throw new ValueError('This fetch mode is not in the lab.'),
        };
    }

    private static function filled(string $class, array $named): object
    {
        $object = new $class();
        foreach ($named as $name => $value) $object->$name = $value;
        return $object;
    }

    public function setFetchMode(int $mode, mixed ...$args): true
    {
        $this->mode = $mode;
        $this->modeArguments = $args;
        return true;
    }

    public function fetch(int $mode = PDO::FETCH_DEFAULT, int $cursorOrientation = PDO::FETCH_ORI_NEXT, int $cursorOffset = 0): mixed
    {
        if (!isset($this->rows[$this->at])) return false;
        return $this->shaped($this->rows[$this->at++], $mode ?: $this->mode, $this->modeArguments);
    }

    public function fetchAll(int $mode = PDO::FETCH_DEFAULT, mixed ...$args): array
    {
        $rest = array_slice($this->rows, $this->at);
        $this->at = count($this->rows);
        if ($mode === PDO::FETCH_KEY_PAIR) {
            $pairs = array_map(fn (array $row) => $this->shaped($row, PDO::FETCH_NUM, []), $rest);
            return array_column($pairs, 1, 0);
        }
        return array_map(fn (array $row) => $this->shaped($row, $mode ?: $this->mode, $args ?: $this->modeArguments), $rest);
    }

    public function fetchColumn(int $column = 0): mixed
    {
        return isset($this->rows[$this->at]) ? $this->shaped($this->rows[$this->at++], PDO::FETCH_COLUMN, [$column]) : false;
    }

    public function fetchObject(?string $class = 'stdClass', array $constructorArgs = []): object|false
    {
        return isset($this->rows[$this->at]) ? $this->shaped($this->rows[$this->at++], PDO::FETCH_CLASS, [$class]) : false;
    }

    public function rowCount(): int { return $this->count; }
    public function columnCount(): int { return count($this->fields); }
    public function closeCursor(): bool { return true; }
    public function getIterator(): Iterator { return new ArrayIterator($this->fetchAll()); }
}

final class LabPDO extends PDO
{
    private bool $isOpen = false;
    private int $mode = PDO::FETCH_BOTH;

    public function __construct(string $dsn = '', ?string $username = null, ?string $password = null, ?array $options = null)
    {
        parent::__construct('sqlite::memory:');
        foreach ($options ?? [] as $attribute => $value) $this->setAttribute($attribute, $value);
    }

    /** The text of a parameter, as pdo_pgsql sends it. */
    private static function text(mixed $value): ?string
    {
        if (is_bool($value)) return $value ? 't' : 'f';
        return $value === null ? null : (string) $value;
    }

    public static function ask(string $sql, array $params): array
    {
        $message = json_encode(['text' => $sql, 'params' => array_map(self::text(...), array_values($params))], JSON_INVALID_UTF8_SUBSTITUTE);
        $answer = json_decode(post_message_to_js($message), true);
        if (isset($answer['failure'])) throw self::refusal($answer['failure']);
        return $answer;
    }

    public static function refusal(array $failure): PDOException
    {
        $words = $failure['message'] . (isset($failure['detail']) ? "\nDETAIL:  {$failure['detail']}" : '');
        $exception = new PDOException("SQLSTATE[{$failure['code']}]: ERROR:  $words");
        $exception->errorInfo = [$failure['code'], 7, "ERROR:  $words"];
        (new ReflectionProperty(Exception::class, 'code'))->setValue($exception, $failure['code']);
        return $exception;
    }

    public function setAttribute(int $attribute, mixed $value): bool
    {
        if ($attribute === PDO::ATTR_DEFAULT_FETCH_MODE) $this->mode = $value;
        return true;
    }

    public function prepare(string $query, array $options = []): PDOStatement|false
    {
        return LabStatement::of($query, $this->mode);
    }

    public function query(string $query, ?int $fetchMode = null, mixed ...$fetchModeArgs): PDOStatement|false
    {
        $statement = LabStatement::of($query, $fetchMode ?? $this->mode);
        if ($fetchMode !== null) $statement->setFetchMode($fetchMode, ...$fetchModeArgs);
        $statement->execute();
        return $statement;
    }

    public function exec(string $statement): int|false { return self::ask($statement, [])['rowCount']; }
    public function quote(string $string, int $type = PDO::PARAM_STR): string|false { return "'" . str_replace("'", "''", $string) . "'"; }
    public function lastInsertId(?string $name = null): string|false { return (string) self::ask('SELECT lastval()', [])['rows'][0][0]; }
    public function beginTransaction(): bool { self::ask('BEGIN', []); return $this->isOpen = true; }
    public function commit(): bool { return $this->end('COMMIT'); }
    public function rollBack(): bool { return $this->end('ROLLBACK'); }
    public function inTransaction(): bool { return $this->isOpen; }

    private function end(string $how): bool
    {
        if (!$this->isOpen) throw new PDOException('There is no active transaction');
        self::ask($how, []);
        $this->isOpen = false;
        return true;
    }
}
