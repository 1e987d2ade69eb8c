<?php
// Before the learner’s script at each request: errors go to the log, as on a server that people can reach.
ini_set('display_errors', '0');
ini_set('log_errors', '1');
ini_set('html_errors', '0');
error_reporting(E_ALL);
require_once '/lab/prelude.php';
chdir('/app');
require '/app/index.php';
