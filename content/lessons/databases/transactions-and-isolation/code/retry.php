<?php
const AGAIN = ['40001', '40P01'];

function inTransaction(object $db, callable $work, int $attempts = 3): mixed
{
    for ($attempt = 1; ; $attempt++) {
        try {
            $db->exec('BEGIN ISOLATION LEVEL SERIALIZABLE');
            $result = $work($db);
            $db->exec('COMMIT');
            return $result;
        } catch (Throwable $error) {
            $db->exec('ROLLBACK');
            $state = $error->errorInfo[0] ?? null;
            if (!in_array($state, AGAIN, true) || $attempt === $attempts) {
                throw $error;
            }
        }
    }
}

class Refused extends RuntimeException
{
    public array $errorInfo = ['40001', null, 'could not serialize access'];
}

// Stands in for PDO: prints what it is sent, and refuses the first update.
class Db
{
    private int $refusals = 1;

    public function exec(string $sql): void
    {
        echo $sql, "\n";
        if (str_starts_with($sql, 'UPDATE') && $this->refusals-- > 0) {
            throw new Refused();
        }
    }
}

inTransaction(new Db(), function ($tx) {
    $tx->exec('SELECT cents FROM vouchers WHERE id = 9');
    $tx->exec('UPDATE vouchers SET cents = 2000 WHERE id = 9');
});
