require "js"
require "json"
require "stringio"
$LOAD_PATH.unshift("/app", "/lab")

# Runs a Rack application (SPEC of Rack 3), one request at a time.
module Lab
  HOME = "/app"

  # Reads config.ru as rackup does: `use`, `map`, `run`.
  class Builder
    def initialize(&block)
      @middleware = []
      @mounted = {}
      instance_eval(&block) if block
    end

    def use(middleware, *args, **named, &block)
      @middleware << ->(app) { middleware.new(app, *args, **named, &block) }
    end

    def run(app = nil, &block) = @app = app || block
    def map(path, &block) = @mounted[path.chomp("/")] = Builder.new(&block).to_app

    def to_app
      raise "config.ru must call `run` with an application." unless @app || @mounted.any?

      @middleware.reverse.inject(@mounted.empty? ? @app : method(:dispatch)) { |app, wrap| wrap.call(app) }
    end

    def dispatch(env)
      path = env["PATH_INFO"]
      prefix, app = @mounted.find { |mount, _| path == mount || path.start_with?("#{mount}/") }
      return @app ? @app.call(env) : [404, { "content-type" => "text/plain" }, ["Not Found"]] unless app

      app.call(env.merge("SCRIPT_NAME" => env["SCRIPT_NAME"] + prefix, "PATH_INFO" => path.delete_prefix(prefix)))
    end
  end

  module_function

  # Empty, or what is wrong with the program.
  def start(_)
    @app = nil
    $LOADED_FEATURES.reject! { |feature| feature.start_with?(HOME) }
    builder = Builder.new
    builder.instance_eval(File.read("#{HOME}/config.ru"), "#{HOME}/config.ru", 1)
    @app = builder.to_app
    ""
  rescue SystemExit, StandardError, ScriptError, SystemStackError, NoMemoryError => e
    trace(e)
  end

  # The backtrace without what is the lab's own.
  def trace(error)
    first, *rest = (error.backtrace || []).select { |line| line.start_with?(HOME) }
    "#{first}#{": " if first}#{error.message} (#{error.class})#{rest.first(20).map { |line| "\n\tfrom #{line}" }.join}"
  end

  def environment(asked)
    env = {
      "REQUEST_METHOD" => asked["method"], "SCRIPT_NAME" => "", "PATH_INFO" => asked["path"], "QUERY_STRING" => asked["query"],
      "SERVER_NAME" => "lab.test", "SERVER_PORT" => "80", "SERVER_PROTOCOL" => "HTTP/1.1", "REMOTE_ADDR" => "127.0.0.1",
      "rack.url_scheme" => "http", "rack.input" => StringIO.new(asked["body"].b), "rack.errors" => $stderr
    }
    asked["headers"].each do |name, value|
      key = name.upcase.tr("-", "_")
      env[%w[CONTENT_TYPE CONTENT_LENGTH].include?(key) ? key : "HTTP_#{key}"] = value
    end
    env
  end

  # The response as JSON, or under `contract` what is wrong with it.
  def handle(asked)
    result = @app.call(environment(JSON.parse(asked)))
    unless result.respond_to?(:to_ary) && result.to_ary.size == 3
      return JSON.generate(contract: "A Rack application returns [status, headers, body]. This one returned #{result.inspect[0, 200]}.")
    end

    status, headers, body = result
    return JSON.generate(contract: "A Rack body responds to `each`. This one is #{body.class}.") unless body.respond_to?(:each)

    text = +""
    body.each { |part| text << part.to_s }
    body.close if body.respond_to?(:close)
    pairs = headers.flat_map { |name, value| Array(value).flat_map { |one| one.to_s.split("\n") }.map { |one| [name.to_s, one] } }
    JSON.generate(status: status.to_i, headers: pairs, body: text.force_encoding("UTF-8").scrub)
  rescue SystemExit, StandardError, ScriptError, SystemStackError, NoMemoryError => e
    warn trace(e)
    JSON.generate(status: 500, headers: [["content-type", "text/plain; charset=utf-8"]], body: "Internal Server Error")
  end
end
