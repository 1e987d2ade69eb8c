# frozen_string_literal: true

require "js"
require "json"

# The pg gem over the PostgreSQL of the lab. As in the gem, values are strings unless a type map says otherwise.
module PG
  class Error < StandardError
    attr_reader :fields

    def initialize(message = nil, fields = {})
      super(message)
      @fields = fields
    end

    def result = self
    def error_field(code) = { "C" => fields["code"], "n" => fields["constraint"], "t" => fields["table"], "c" => fields["column"] }[code]
    def sqlstate = fields["code"]
  end

  ServerError = Class.new(Error)
  UniqueViolation = Class.new(ServerError)
  ForeignKeyViolation = Class.new(ServerError)
  NotNullViolation = Class.new(ServerError)
  CheckViolation = Class.new(ServerError)
  UndefinedTable = Class.new(ServerError)
  UndefinedColumn = Class.new(ServerError)
  SyntaxError = Class.new(ServerError)
  InvalidTextRepresentation = Class.new(ServerError)
  TRSerializationFailure = Class.new(ServerError)

  BY_STATE = {
    "23505" => UniqueViolation, "23503" => ForeignKeyViolation, "23502" => NotNullViolation, "23514" => CheckViolation,
    "42P01" => UndefinedTable, "42703" => UndefinedColumn, "42601" => SyntaxError, "22P02" => InvalidTextRepresentation,
    "40001" => TRSerializationFailure
  }.freeze

  # Turns integers, floats, booleans, numerics and JSON into Ruby's own.
  class BasicTypeMapForResults
    def initialize(_connection = nil) = nil

    def read(text, oid)
      case oid
      when 16 then text == "t"
      when 20, 21, 23, 26 then Integer(text, 10)
      when 700, 701 then Float(text)
      when 114, 3802 then JSON.parse(text)
      else text
      end
    end
  end

  class TypeMapAllStrings
    def read(text, _oid) = text
  end

  class Result
    include Enumerable

    attr_reader :fields, :cmd_tuples, :cmd_status
    attr_writer :type_map

    def initialize(answer, type_map)
      @fields = answer["fields"].map { |field| field["name"] }
      @oids = answer["fields"].map { |field| field["oid"] }
      @rows = answer["rows"]
      @cmd_tuples = answer["rowCount"]
      @cmd_status = answer["command"]
      @type_map = type_map
    end

    def values = @rows.map { |row| row.each_with_index.map { |text, at| text && @type_map.read(text, @oids[at]) } }
    def each(&block) = values.map { |row| @fields.zip(row).to_h }.each(&block)
    def [](index) = @fields.zip(values.fetch(index)).to_h
    def getvalue(row, column) = values.fetch(row).fetch(column)
    def column_values(index) = values.map { |row| row.fetch(index) }
    def field_values(name) = column_values(@fields.index(name))
    def map_types!(type_map) = tap { @type_map = type_map }
    def ntuples = @rows.size
    def nfields = @fields.size
    def clear = nil
    alias num_tuples ntuples
    alias cmdtuples cmd_tuples
  end

  class Connection
    attr_accessor :type_map_for_results

    def initialize(*)
      @type_map_for_results = TypeMapAllStrings.new
      @prepared = {}
    end

    def exec_params(sql, params = [], *)
      answer = JSON.parse(JS.global[:labDatabase].call(:query, sql, JSON.generate(params.map { |value| write(value) })).to_s)
      raise failure(answer["failure"]) if answer["failure"]

      result = Result.new(answer, @type_map_for_results)
      block_given? ? yield(result) : result
    end

    def exec(sql, params = [], &block) = exec_params(sql, params, &block)
    alias async_exec exec
    alias query exec

    def prepare(name, sql, *) = @prepared[name] = sql
    def exec_prepared(name, params = [], *) = exec_params(@prepared.fetch(name), params)

    def transaction
      exec("BEGIN")
      result = yield self
      exec("COMMIT")
      result
    rescue Exception
      exec("ROLLBACK")
      raise
    end

    def escape_string(text) = text.gsub("'", "''")
    def escape_literal(text) = "'#{escape_string(text)}'"
    def escape_identifier(name) = "\"#{name.gsub('"', '""')}\""
    alias quote_ident escape_identifier
    def finish = nil
    alias close finish

    private

    def write(value)
      case value
      when nil then nil
      when true then "t"
      when false then "f"
      when Hash then JSON.generate(value)
      else value.to_s
      end
    end

    def failure(told)
      detail = told["detail"] && "\nDETAIL:  #{told["detail"]}"
      BY_STATE.fetch(told["code"], ServerError).new("ERROR:  #{told["message"]}#{detail}\n", told)
    end
  end

  def self.connect(*) = Connection.new
end
