# The chores. Each is a module of setup/chores, in Python's standard library alone: it runs before anything is installed.

PYTHON ?= python3
SETUP = $(PYTHON) -m setup

.PHONY: help
help:  # the chores, each with what its ## says
	@grep -E '^[a-z-]+:  ##' Makefile | sed -E 's/^([a-z-]+):[^#]*## */  make \1	/' | expand -t 22

.PHONY: run up down
run:  ## set up what is missing and run the site here; Ctrl-C stops it (GAVEL_PORT=8000)
	@$(SETUP) run
up:  ## the same in the background; returns when the site answers
	@$(SETUP) up
down:  ## stop what `up` (or `run` elsewhere) started
	@$(SETUP) down

.PHONY: manage
manage:  ## a management command on this site; ARGS="publish path/to/problem", ARGS="verify path/to/problem"
	@$(SETUP) manage $(ARGS)

.PHONY: backup restore
backup:  ## save the whole site into a file of backups/, while it runs; KEEP=7 deletes all but the newest 7
	@$(SETUP) backup $(if $(KEEP),--keep $(KEEP)) $(ARGS)
restore:  ## bring a backup back, the site stopped; FILE=backups/..., OVERWRITE=gavel to replace what is there
	@$(SETUP) restore $(if $(FILE),"$(FILE)") $(if $(OVERWRITE),--overwrite $(OVERWRITE)) $(ARGS)

.PHONY: test check
test:  ## set up and test everything; ARGS="tests/problems -k name" runs only those
	@$(SETUP) test $(ARGS)
check:  ## format, lint, types, imports, Django's checks, migrations
	@$(SETUP) check

.PHONY: chaos
chaos:  ## kill and starve a site of its own while 500 submissions come in; ARGS="--times 10", CHAOS_SEED=1 repeats a round
	@$(SETUP) chaos $(ARGS)

.PHONY: images prune-images new-language bench
images:  ## build the runner images that are missing; ARGS="python cpp" only these
	@$(SETUP) images $(ARGS)
prune-images:  ## remove runner images of other versions; names them and asks first (ARGS="yes")
	@$(SETUP) prune-images $(ARGS)
new-language:  ## begin a language's folder under harnesses/; NAME=zig ARGS=.zig
	@$(SETUP) new-language $(NAME) $(ARGS)
bench:  ## measure; NAME=judge (any file of bench/), ARGS=... go to it
	@$(SETUP) bench $(NAME) $(ARGS)

.PHONY: lock clean
lock:  ## lock the Python packages with hashes; ARGS="django" moves that one, ARGS=all every one
	@$(SETUP) lock $(ARGS)
clean:  ## remove all that was made here: data, environments, this checkout's containers
	@$(SETUP) clean $(ARGS)
