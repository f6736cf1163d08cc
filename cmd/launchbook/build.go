package main

import "github.com/spf13/cobra"

func buildCommand() *cobra.Command { return &cobra.Command{Use: "build"} }
func serveCommand() *cobra.Command { return &cobra.Command{Use: "serve"} }
