/*
 * A host that embeds Node.js through libnode, as https://nodejs.org/api/embedding.html describes: it runs the script
 * that it is given in the same way as `node`, and offers it one linked binding, `napi_matrix_embedder`, whose function
 * `addLinkedBinding(name, file)` adds a built addon with node::AddLinkedBinding. Only in this
 * way does the host pass the declared version, and Node.js checks it before the binding is requested.
 */
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <node.h>
#include <uv.h>

#include "addon_file.h"

namespace {

void AddLinkedBinding(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  const char* name = embedder::Kept(*v8::String::Utf8Value(isolate, info[0]));
  const std::string file = *v8::String::Utf8Value(isolate, info[1]);
  node::Environment* env = node::GetCurrentEnvironment(isolate->GetCurrentContext());
  const embedder::AddonFile addon = embedder::OpenAddonFile(file);
  if (addon.init != nullptr) {
    // Where the version is too new this leaves an exception pending, which the caller sees.
    node::AddLinkedBinding(env, name, addon.init, addon.declared_version);
  } else if (addon.self_registered != nullptr) {
    node::AddLinkedBinding(env, embedder::Renamed(*addon.self_registered, name));
  } else {
    isolate->ThrowException(
        v8::Exception::Error(v8::String::NewFromUtf8(isolate, addon.error.c_str()).ToLocalChecked()));
  }
}

void InitBinding(v8::Local<v8::Object> exports, v8::Local<v8::Value>, v8::Local<v8::Context>, void*) {
  NODE_SET_METHOD(exports, "addLinkedBinding", AddLinkedBinding);
}

/** Runs the script of `args` to its end; returns the exit code of the process. */
int Run(node::MultiIsolatePlatform* platform, const std::vector<std::string>& args,
        const std::vector<std::string>& exec_args) {
  std::vector<std::string> errors;
  const std::unique_ptr<node::CommonEnvironmentSetup> setup =
      node::CommonEnvironmentSetup::Create(platform, &errors, args, exec_args);
  if (setup == nullptr) {
    for (const std::string& error : errors) std::fprintf(stderr, "%s: %s\n", args[0].c_str(), error.c_str());
    return 1;
  }
  v8::Isolate* isolate = setup->isolate();
  node::Environment* env = setup->env();
  int exit_code = 1;
  {
    v8::Locker locker(isolate);
    v8::Isolate::Scope isolate_scope(isolate);
    v8::HandleScope handle_scope(isolate);
    v8::Context::Scope context_scope(setup->context());
    node::AddLinkedBinding(env, "napi_matrix_embedder", InitBinding, nullptr);
    // Without a callback of its own: the script is found and run as `node` does it.
    if (!node::LoadEnvironment(env, node::StartExecutionCallback{}).IsEmpty()) {
      exit_code = node::SpinEventLoop(env).FromMaybe(1);
    }
    node::Stop(env);
  }
  return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  argv = uv_setup_args(argc, argv);
  // Newer releases share it.
  const std::shared_ptr<node::InitializationResult> start = node::InitializeOncePerProcess(
      std::vector<std::string>(argv, argv + argc), {node::ProcessInitializationFlags::kNoInitializeV8,
                                                    node::ProcessInitializationFlags::kNoInitializeNodeV8Platform});
  for (const std::string& error : start->errors()) std::fprintf(stderr, "%s: %s\n", argv[0], error.c_str());
  if (start->early_return()) return start->exit_code();

  const std::unique_ptr<node::MultiIsolatePlatform> platform = node::MultiIsolatePlatform::Create(4);
  v8::V8::InitializePlatform(platform.get());
  v8::V8::Initialize();
  const int exit_code = Run(platform.get(), start->args(), start->exec_args());
  v8::V8::Dispose();
  v8::V8::DisposePlatform();
  node::TearDownOncePerProcess();
  return exit_code;
}
