"""reflint as Bazel actions, one per source file and step, each with all that it reads as its inputs.

    load("//tools/reflint:reflint.bzl", "reflint_test")
    reflint_test(name = "lint", deps = [":extension"])   # of cc_library, cc_binary or cc_test

The test fails where there are findings and prints them. Without a test, the same as files (.txt and .json beside the targets):

    bazel build //... --aspects=//tools/reflint:reflint.bzl%reflint_aspect --output_groups=reflint

What a function does is known wherever the target that defines it is among the deps. Made by `reflint init --ci bazel`.
"""

ReflintInfo = provider(
    doc = "What a target and the targets below it tell others.",
    fields = {
        "alone": "depset of files: what each source tells by itself",
        "sums": "depset of files: what each source tells when it knows all that are below it",
        "texts": "depset of files: the findings, for people",
        "reports": "depset of files: the findings as JSON",
    },
)

def _flags(target, ctx):
    """The words that the compiler is told about target's sources, as far as they matter to a parser."""
    context = target[CcInfo].compilation_context
    flags = list(ctx.fragments.cpp.copts) + list(ctx.fragments.cpp.conlyopts)
    flags += [ctx.expand_make_variables("copts", word, {}) for word in getattr(ctx.rule.attr, "copts", [])]
    flags += ["-D" + word for word in context.defines.to_list() + context.local_defines.to_list()]
    for option, folders in (("-iquote", context.quote_includes), ("-I", context.includes), ("-isystem", context.system_includes)):
        for folder in folders.to_list():
            flags += [option, folder]
    return flags

def _run(ctx, inputs, output, words, flags, mnemonic, source):
    arguments = ctx.actions.args()
    arguments.add_all(words + ["--root", "."])
    for config in ctx.files._config:
        arguments.add("--config", config)
    arguments.add("--")
    arguments.add_all(flags)
    ctx.actions.run(
        executable = ctx.executable._reflint,
        arguments = [arguments],
        inputs = depset(ctx.files._config, transitive = [inputs]),
        outputs = [output],
        mnemonic = mnemonic,
        progress_message = "%s %s" % (mnemonic, source.short_path),
    )

def _sums(files):
    words = []
    for file in files.to_list():
        words += ["--summaries", file.path]
    return words

def _made(target, ctx, source, ending):
    return ctx.actions.declare_file("%s.reflint/%s%s" % (target.label.name, source.short_path.replace("../", ""), ending))

def _impl(target, ctx):
    below = [dep[ReflintInfo] for dep in getattr(ctx.rule.attr, "deps", []) if ReflintInfo in dep]
    sources = []
    if CcInfo in target and hasattr(ctx.rule.attr, "srcs"):
        sources = [file for given in ctx.rule.attr.srcs for file in given.files.to_list() if file.extension == "c"]
    headers = target[CcInfo].compilation_context.headers if sources else depset()
    headers = depset([file for given in getattr(ctx.rule.attr, "srcs", []) for file in given.files.to_list() if file.extension in ("h", "inc")], transitive = [headers])
    flags = _flags(target, ctx) if sources else []

    alone = {source: _made(target, ctx, source, ".sum0") for source in sources}
    for source in sources:
        _run(ctx, depset([source], transitive = [headers]), alone[source], ["summarize", source.path, "-o", alone[source].path], flags, "ReflintSummarize", source)
    all_alone = depset(alone.values(), transitive = [info.alone for info in below])

    sums = {source: _made(target, ctx, source, ".sum") for source in sources}
    for source in sources:
        words = ["summarize", source.path, "-o", sums[source].path] + _sums(all_alone)
        _run(ctx, depset([source], transitive = [headers, all_alone]), sums[source], words, flags, "ReflintSummarizeAll", source)
    all_sums = depset(sums.values(), transitive = [info.sums for info in below])

    texts = []
    reports = []
    for source in sources:
        for format, ending, into in (("text", ".txt", texts), ("json", ".json", reports)):
            report = _made(target, ctx, source, ending)
            words = ["check", "-q", "--exit-zero", "--color", "never", "--format", format, "-o", report.path] + _sums(all_sums) + [source.path]
            _run(ctx, depset([source], transitive = [headers, all_sums]), report, words, flags, "ReflintCheck", source)
            into.append(report)

    info = ReflintInfo(
        alone = all_alone,
        sums = all_sums,
        texts = depset(texts, transitive = [info.texts for info in below]),
        reports = depset(reports, transitive = [info.reports for info in below]),
    )
    return [info, OutputGroupInfo(reflint = depset(texts + reports))]

reflint_aspect = aspect(
    implementation = _impl,
    attr_aspects = ["deps"],
    attrs = {
        "_reflint": attr.label(default = Label("//tools/reflint:program"), executable = True, cfg = "host", allow_files = True),
        "_config": attr.label(default = Label("//tools/reflint:config"), allow_files = True),
    },
    fragments = ["cpp"],
    doc = "The findings of each C source of a target and of the targets below it.",
)

def _test_impl(ctx):
    texts = depset(transitive = [dep[ReflintInfo].texts for dep in ctx.attr.deps])
    script = ctx.actions.declare_file(ctx.label.name + ".sh")
    names = " ".join(["'%s'" % file.short_path.replace("'", "'\\''") for file in texts.to_list()])
    ctx.actions.write(script, "#!/bin/sh\nstatus=0\nfor text in %s; do\n    [ -s \"$text\" ] || continue\n    cat \"$text\"\n    status=1\ndone\nexit $status\n" % names, is_executable = True)
    return [DefaultInfo(executable = script, runfiles = ctx.runfiles(transitive_files = texts))]

reflint_test = rule(
    implementation = _test_impl,
    attrs = {"deps": attr.label_list(aspects = [reflint_aspect], doc = "cc_library, cc_binary or cc_test targets")},
    test = True,
    doc = "Fails when reflint finds something in the deps or in what is below them.",
)
