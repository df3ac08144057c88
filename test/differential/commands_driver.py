"""Runs inside the oracle's root (`in-root python3 THIS`): applies commands of pcs, crm and Pacemaker's tools to CIB files, many per start.

The same answers as `edit -j`, but crm and pcs are loaded once, and each command is a fork of that: no start of Python per command.
Standard input: one JSON object a line, {"before": XML, "cmd": [LINE, ...]}; standard output: one {"after": XML, "steps": [{"line", "rc", "said"}]} a line.
"""
import importlib
import json
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
import tempfile

PCS = shutil.which('pcs')
LIMIT = 60


def crm(words):
    """What crm_offline.py does, with crm loaded already."""
    from lxml import etree
    from crmsh import config, main, utils

    def members(wanted=(), all_nodes=False, include_remote=False):
        known = [node.get('uname') for node in etree.parse(os.environ['CIB_file']).findall('.//nodes/node')]
        unknown = [name for name in wanted if name not in known]
        if unknown:
            utils.fatal(f'Node "{", ".join(unknown)}" is not in the cluster')
        return known if all_nodes else list(wanted)

    utils.validate_and_get_reachable_nodes = members
    utils.load_cib_file_env = lambda: None
    config.core.ignore_missing_metadata = True
    sys.argv = ['crm', '-D', 'plain', *words]
    sys.exit(main.run())


def pcs(words):
    sys.argv = [PCS, *words]
    runpy.run_path(PCS, run_name='__main__')


def forked(work, words, env, folder):
    out = open(os.path.join(folder, 'out'), 'w+b')
    err = open(os.path.join(folder, 'err'), 'w+b')
    pid = os.fork()
    if pid == 0:
        import signal
        signal.alarm(LIMIT)
        os.environ.clear()
        os.environ.update(env)
        os.chdir(folder)
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, 0)
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        code = 1
        try:
            work(words)
            code = 0
        except SystemExit as error:
            if error.code is None:
                code = 0
            elif isinstance(error.code, int):
                code = error.code
            else:
                print(error.code, file=sys.stderr)
        except BaseException:
            import traceback
            traceback.print_exc()
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code & 255)
    status = os.waitpid(pid, 0)[1]
    texts = []
    for each in (out, err):
        each.seek(0)
        texts.append(each.read().decode(errors='replace').strip())
        each.close()
    return os.waitstatus_to_exitcode(status), '\n'.join(filter(None, texts))


def step(line, path, folder):
    words = shlex.split(line)
    env = dict(os.environ, CIB_file=path, TERM='dumb', HOME='/root', CIB_shadow_dir=folder, TZ='UTC')
    if words[0] == 'pcs':
        rc, said = forked(pcs, ['-f', path, *words[1:]], env, folder)
    elif words[0] == 'crm':
        rc, said = forked(crm, words[1:], env, folder)
    else:
        done = subprocess.run(words, capture_output=True, text=True, env=env, stdin=subprocess.DEVNULL, timeout=LIMIT, cwd=folder)
        rc, said = done.returncode, '\n'.join(filter(None, (done.stdout.strip(), done.stderr.strip())))
    return {'line': line, 'rc': rc, 'said': re.sub(r'\x1b\[[0-9;]*m', '', said).replace(path, 'CIB')}


def run(job):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'cib.xml')
        with open(path, 'w', encoding='utf-8') as target:
            target.write(job['before'])
        os.chmod(path, 0o660)
        steps = [step(line, path, folder) for line in job['cmd'] if line.strip() and not line.startswith('#')]
        with open(path, encoding='utf-8') as source:
            return {'after': source.read(), 'steps': steps}


def loaded_by(words):
    """The modules that a run of pcs loads, found in a child so that nothing of the run stays."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, 1)
        os.dup2(null, 2)
        try:
            pcs(words)
        except BaseException:
            pass
        with os.fdopen(write, 'w') as target:
            json.dump([[name for name in sys.modules if not name.startswith('__')], sys.path], target)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as source:
        names, path = json.load(source)
    os.waitpid(pid, 0)
    return names, path


def preload():
    os.environ.update(TERM='dumb', HOME='/root', CIB_shadow_dir='/tmp', TZ='UTC')
    from crmsh import log
    log.setup_logging()
    for name in ('config', 'main', 'utils', 'ui_root', 'ui_context', 'cibconfig'):
        importlib.import_module(f'crmsh.{name}')
    path = os.path.join(tempfile.mkdtemp(), 'cib.xml')
    with open(path, 'w', encoding='utf-8') as target:
        target.write('<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0"><configuration><crm_config/><nodes/><resources/><constraints/></configuration><status/></cib>')
    names, found = loaded_by(['-f', path, 'resource', 'config'])
    sys.path[:] = found
    for name in names:
        try:
            importlib.import_module(name)
        except BaseException:
            pass
    shutil.rmtree(os.path.dirname(path))


def main():
    preload()
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(run(json.loads(line))), flush=True)


main()
